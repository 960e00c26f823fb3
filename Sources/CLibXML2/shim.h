// What Swift cannot call of libxml2: variadics, and globals that it declares as macros.
#ifndef FEEDMILL_CLIBXML2_SHIM_H
#define FEEDMILL_CLIBXML2_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#endif

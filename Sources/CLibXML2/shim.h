// What Swift cannot call of libxml2: variadics, and globals that it declares as macros.
#ifndef FEEDMILL_CLIBXML2_SHIM_H
#define FEEDMILL_CLIBXML2_SHIM_H

// Debian's libxml2 shows ICU's headers for two fields at the end of xmlCharEncodingHandler, which nobody here makes.
// Foundation has an ICU of its own, and a module that sees both may fail to compile: "'UErrorCode' has different
// definitions in different modules", seen in one build of many.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#endif

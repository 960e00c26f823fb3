// What Swift cannot call of PCRE2: its names are macros over the width of a code unit, and some constants are casts.
#ifndef FEEDMILL_CPCRE2_SHIM_H
#define FEEDMILL_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif

// libbrotli's one-shot functions, which Swift calls as they are.
#ifndef FEEDMILL_CBROTLI_SHIM_H
#define FEEDMILL_CBROTLI_SHIM_H

#include <brotli/decode.h>
#include <brotli/encode.h>

#endif

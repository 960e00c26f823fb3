// What Swift cannot call of zlib: its initialisers are macros that add the version and the size of the stream.
#ifndef FEEDMILL_CZLIB_SHIM_H
#define FEEDMILL_CZLIB_SHIM_H

#include <zlib.h>

static inline int feedmill_deflate_init(z_stream *stream, int level, int window_bits, int memory_level) {
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY);
}

static inline int feedmill_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

#endif

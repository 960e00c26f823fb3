// What Swift cannot call of libcurl: its variadic setters and getters, one function an argument kind.
#ifndef FEEDMILL_CCURL_SHIM_H
#define FEEDMILL_CCURL_SHIM_H

#include <curl/curl.h>

static inline CURLcode feedmill_curl_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

#endif

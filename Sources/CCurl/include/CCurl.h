// libcurl, and what Swift cannot call of it: its variadic setters and getters, one function an argument kind.
#ifndef FEEDMILL_CCURL_H
#define FEEDMILL_CCURL_H

#include <curl/curl.h>

CURLcode feedmill_curl_setopt_long(CURL *handle, CURLoption option, long value);
CURLcode feedmill_curl_setopt_offset(CURL *handle, CURLoption option, curl_off_t value);
CURLcode feedmill_curl_setopt_string(CURL *handle, CURLoption option, const char *value);
CURLcode feedmill_curl_setopt_pointer(CURL *handle, CURLoption option, void *value);
// CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
CURLcode feedmill_curl_setopt_receiver(
    CURL *handle, CURLoption option, size_t (*receiver)(char *, size_t, size_t, void *));
CURLcode feedmill_curl_setopt_opensocket(
    CURL *handle, curl_socket_t (*open)(void *, curlsocktype, struct curl_sockaddr *));
CURLMcode feedmill_curl_multi_setopt_long(CURLM *multi, CURLMoption option, long value);
CURLcode feedmill_curl_getinfo_long(CURL *handle, CURLINFO info, long *value);
CURLcode feedmill_curl_getinfo_pointer(CURL *handle, CURLINFO info, void **value);

// curl_url_get takes a `CURLU *` in 7.88, a `const CURLU *` in later ones.
CURLUcode feedmill_curl_url_get(CURLU *url, CURLUPart part, char **text, unsigned flags);

// The result is in a union.
static inline CURLcode feedmill_curl_message_result(const CURLMsg *message) { return message->data.result; }

#endif

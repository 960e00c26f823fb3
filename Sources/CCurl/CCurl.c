// libcurl's functions by their own names; the first call loads the library. Debian's libcurl brings 28 more shared
// libraries (two for TLS, LDAP, Kerberos, SSH), 7 of the 10 ms that a command took to start, and most commands never
// ask the network. A function that is called and not listed here fails the link.
#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt

#ifdef __APPLE__
#define FILE_NAME "libcurl.4.dylib"
#else
#define FILE_NAME "libcurl.so.4"
#endif

#define EACH_FUNCTION(DO) \
  DO(curl_easy_cleanup) DO(curl_easy_getinfo) DO(curl_easy_init) DO(curl_easy_setopt) DO(curl_easy_strerror) \
  DO(curl_free) DO(curl_global_init) DO(curl_multi_add_handle) DO(curl_multi_cleanup) DO(curl_multi_info_read) \
  DO(curl_multi_init) DO(curl_multi_perform) DO(curl_multi_poll) DO(curl_multi_remove_handle) DO(curl_multi_setopt) \
  DO(curl_multi_wakeup) DO(curl_slist_append) DO(curl_slist_free_all) DO(curl_url) DO(curl_url_cleanup) \
  DO(curl_url_get) DO(curl_url_set) DO(curl_version)

static struct {
#define MEMBER(name) __typeof__(&name) name;
  EACH_FUNCTION(MEMBER)
} loaded;

// As the system's own loader does for a library that is missing: it says so and ends the program.
static void load(void) {
  void *library = dlopen(FILE_NAME, RTLD_LAZY | RTLD_LOCAL);
#define FIND(name) \
  if (library && !(loaded.name = (__typeof__(&name))dlsym(library, #name))) library = NULL;
  EACH_FUNCTION(FIND)
  if (library) return;
  fprintf(stderr, "feedmill: libcurl cannot be loaded: %s. Install it (Debian: apt install libcurl4).\n", dlerror());
  exit(1);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
#define IN(name) (pthread_once(&once, load), loaded.name)

CURLcode curl_global_init(long flags) { return IN(curl_global_init)(flags); }
char *curl_version(void) { return IN(curl_version)(); }
void curl_free(void *memory) { IN(curl_free)(memory); }

CURL *curl_easy_init(void) { return IN(curl_easy_init)(); }
void curl_easy_cleanup(CURL *handle) { IN(curl_easy_cleanup)(handle); }
const char *curl_easy_strerror(CURLcode code) { return IN(curl_easy_strerror)(code); }

CURLM *curl_multi_init(void) { return IN(curl_multi_init)(); }
CURLMcode curl_multi_cleanup(CURLM *multi) { return IN(curl_multi_cleanup)(multi); }
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *handle) { return IN(curl_multi_add_handle)(multi, handle); }
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *handle) { return IN(curl_multi_remove_handle)(multi, handle); }
CURLMcode curl_multi_perform(CURLM *multi, int *running) { return IN(curl_multi_perform)(multi, running); }
CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd *extra, unsigned count, int milliseconds, int *ready) {
  return IN(curl_multi_poll)(multi, extra, count, milliseconds, ready);
}
CURLMcode curl_multi_wakeup(CURLM *multi) { return IN(curl_multi_wakeup)(multi); }
CURLMsg *curl_multi_info_read(CURLM *multi, int *left) { return IN(curl_multi_info_read)(multi, left); }

struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  return IN(curl_slist_append)(list, text);
}
void curl_slist_free_all(struct curl_slist *list) { IN(curl_slist_free_all)(list); }

CURLU *curl_url(void) { return IN(curl_url)(); }
void curl_url_cleanup(CURLU *url) { IN(curl_url_cleanup)(url); }
CURLUcode curl_url_set(CURLU *url, CURLUPart part, const char *text, unsigned flags) {
  return IN(curl_url_set)(url, part, text, flags);
}

CURLUcode feedmill_curl_url_get(CURLU *url, CURLUPart part, char **text, unsigned flags) {
  return IN(curl_url_get)(url, part, text, flags);
}

CURLcode feedmill_curl_setopt_long(CURL *handle, CURLoption option, long value) {
  return IN(curl_easy_setopt)(handle, option, value);
}
CURLcode feedmill_curl_setopt_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return IN(curl_easy_setopt)(handle, option, value);
}
CURLcode feedmill_curl_setopt_string(CURL *handle, CURLoption option, const char *value) {
  return IN(curl_easy_setopt)(handle, option, value);
}
CURLcode feedmill_curl_setopt_pointer(CURL *handle, CURLoption option, void *value) {
  return IN(curl_easy_setopt)(handle, option, value);
}
CURLcode feedmill_curl_setopt_receiver(
    CURL *handle, CURLoption option, size_t (*receiver)(char *, size_t, size_t, void *)) {
  return IN(curl_easy_setopt)(handle, option, receiver);
}
CURLcode feedmill_curl_setopt_opensocket(
    CURL *handle, curl_socket_t (*open)(void *, curlsocktype, struct curl_sockaddr *)) {
  return IN(curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, open);
}
CURLMcode feedmill_curl_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return IN(curl_multi_setopt)(multi, option, value);
}
CURLcode feedmill_curl_getinfo_long(CURL *handle, CURLINFO info, long *value) {
  return IN(curl_easy_getinfo)(handle, info, value);
}
CURLcode feedmill_curl_getinfo_pointer(CURL *handle, CURLINFO info, void **value) {
  return IN(curl_easy_getinfo)(handle, info, value);
}

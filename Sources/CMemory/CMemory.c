#include "CMemory.h"

#include <stdlib.h>  // Defines __GLIBC__.

// What a thread frees, only its own arena has again. A feed's document is received on one thread, read on another and
// stored on a third: over 1,000 feeds that left 10 MB unused, and an arena beside the first grows by one system call a
// page (1,400 of the 12,800 of a refresh in which nothing had changed).
#ifdef __GLIBC__
#include <malloc.h>

void feedmill_share_one_arena(void) { mallopt(M_ARENA_MAX, 1); }
#else
void feedmill_share_one_arena(void) {}
#endif

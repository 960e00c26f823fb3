#ifndef FEEDMILL_CMEMORY_H
#define FEEDMILL_CMEMORY_H

// All threads get their memory from one arena. To be called before the first of them starts.
void feedmill_share_one_arena(void);

#endif

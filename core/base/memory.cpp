#include "core/base/memory.h"
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace counterpoint {

void keepFreedMemory()
{
#ifdef M_TRIM_THRESHOLD
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
#endif
}

} // namespace counterpoint

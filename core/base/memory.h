#pragma once

namespace counterpoint {

/// Keeps up to 64 MB that were given back for what comes next. Lists of passages and columns of answers come and go by the ten megabytes, and to have
/// the system find so much anew takes longer than to fill it. Nothing where the C library has no such setting.
void keepFreedMemory();

} // namespace counterpoint

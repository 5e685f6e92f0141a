#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"

namespace counterpoint::xlsform {

void listUnsupported(Examination&) { }

} // namespace counterpoint::xlsform

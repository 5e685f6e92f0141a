#pragma once
#include "core/interchange/xlsform/findings.h"
#include "core/interchange/xlsform/form.h"

namespace counterpoint::xlsform {

/// Says of a form what the reference of XLSForm (pyxform 4.5) says: forms that it refuses have errors here, forms that it takes have none.
/// Beyond it, expressions are read, and what our own forms cannot do is listed.
Findings check(const Form& form);

} // namespace counterpoint::xlsform

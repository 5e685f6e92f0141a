#pragma once
#include "core/survey/paper_questionnaire.h"
#include "ui/print/pdf_flow.h"

class QPaintDevice;

namespace counterpoint::ui::pdf {

/// Length of a line of a paper questionnaire, in millimetres.
inline constexpr double paperWidth = 174;

/// The blocks of a paper questionnaire as strips in the units of `device`; those of one question stay together.
std::vector<Strip> paperStrips(const PaperQuestionnaire& questionnaire, QPaintDevice* device);

} // namespace counterpoint::ui::pdf

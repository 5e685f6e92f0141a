#pragma once
#include "core/base/result.h"
#include "core/survey/paper_questionnaire.h"

namespace counterpoint::ui {

struct PaperPdf {
    QByteArray bytes;
    int pages = 0;
};

/// The questionnaire as a PDF on A4: a field for the form's number on each page, page numbers, no question split where one page can hold it.
/// Needs a QGuiApplication.
Result<PaperPdf> writePaperPdf(const PaperQuestionnaire& questionnaire);

/// Writes it as a file, and says how many pages it has. Io where the file cannot be written.
Result<int> writePaperQuestionnaire(const PaperQuestionnaire& questionnaire, const QString& path);

} // namespace counterpoint::ui

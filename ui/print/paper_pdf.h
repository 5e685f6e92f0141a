#pragma once
#include "core/base/result.h"
#include "core/survey/paper_questionnaire.h"

namespace counterpoint::ui {

struct PaperPdf {
    QByteArray bytes;
    int pages = 0;
};

enum class PaperSize { A4, Letter };

/// The questionnaire as a PDF: a field for the form's number on each page, page numbers, no question split where one page can hold it.
/// Needs a QGuiApplication.
Result<PaperPdf> writePaperPdf(const PaperQuestionnaire& questionnaire, PaperSize size = PaperSize::A4);

/// Writes it as a file, and says how many pages it has. Io where the file cannot be written.
Result<int> writePaperQuestionnaire(const PaperQuestionnaire& questionnaire, const QString& path, PaperSize size = PaperSize::A4);

} // namespace counterpoint::ui

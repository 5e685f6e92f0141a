#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::ui {

/// The report as a PDF on A4: numbered pages, header rows repeated, headings kept with their text, figures as vectors, text to select,
/// bookmarks of the headings, links that lead to them, to captions, works and the web.
/// Needs a QGuiApplication (any platform plugin will do). Same document and fonts, same bytes.
/// Cancelled where `progress`, told page by page, says so.
Result<QByteArray> writePdf(const report::Document& document, const Progress& progress = {});

} // namespace counterpoint::ui

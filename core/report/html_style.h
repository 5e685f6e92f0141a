#pragma once
#include <QByteArray>

namespace counterpoint::report {

/// The style sheet of the HTML report: light and dark by the reader's choice, and for paper.
QByteArray htmlStyle();

} // namespace counterpoint::report

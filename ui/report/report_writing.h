#pragma once
#include "core/report/study_report.h"
#include <QObject>
#include <optional>

class QWidget;

namespace counterpoint::ui {

class Session;

/// Asks for a file and writes the findings report to it; the notice bar says where it is.
class ReportWriting : public QObject {
    Q_OBJECT
public:
    /// The file dialog opens over `window`.
    ReportWriting(Session& session, QWidget& window);
    void ask(const std::optional<report::Sections>& sections);
    /// The suffix of `path` says the format.
    void write(const std::optional<report::Sections>& sections, const QString& path);

private:
    QString suggestedPath() const;

    Session& m_session;
    QWidget& m_window;
    QString m_lastPath; ///< the report was written there last
};

} // namespace counterpoint::ui

#pragma once
#include "core/report/names_left.h"
#include "core/report/study_report.h"
#include <QObject>
#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace counterpoint::ui {

class Session;

/// Asks for a file and writes the findings report to it, aside, so that the window goes on; the notice bar says where it is.
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
    /// Lists the names that should not stand in the report, and writes it if the user wants it all the same.
    void askAboutNames(const std::vector<report::NameLeft>& names, const std::shared_ptr<const report::Document>& document,
                       const QString& path);
    void write(const std::shared_ptr<const report::Document>& document, const QString& path);
    void sayWritten(const QString& path, const QStringList& problems);

    Session& m_session;
    QWidget& m_window;
    QString m_lastPath; ///< the report was written there last
};

} // namespace counterpoint::ui

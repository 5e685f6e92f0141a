#pragma once
#include "core/integration/report_sections.h"
#include <QObject>
#include <optional>

namespace counterpoint {
struct ReportTemplate;
}

namespace counterpoint::ui {

class Session;

/// The steps of laying out the report: each one undoable step with a name the user understands; a failure is said in the notice bar.
class OutlineActs : public QObject {
    Q_OBJECT
public:
    explicit OutlineActs(Session& session, QObject* parent = nullptr);

    /// A new section behind `after` and what is below it, on the same level; at the end where `after` is not valid.
    std::optional<ReportSectionId> add(const QString& kind, ReportSectionId after);
    /// Title, text and options; says whether it was taken. `heading` is what the section is called.
    bool write(const ReportSection& before, const ReportSection& after, const QString& heading);
    void move(const ReportSection& section, const QString& heading, int position);
    void indent(const ReportSection& section, const QString& heading, int by);
    void remove(const ReportSection& section, const QString& heading);
    void apply(const ReportTemplate& chosen);

private:
    static QString labelFor(const ReportSection& before, const ReportSection& after);

    Session& m_session;
};

} // namespace counterpoint::ui

#pragma once
#include "core/report/document.h"
#include <QToolButton>
#include <functional>
#include <optional>

namespace counterpoint::ui {

class Session;

/// A display on its way out: copied as a table, or written to a file.
class DisplayExport : public QToolButton {
    Q_OBJECT
public:
    /// `document` gives what is shown; nothing where there is none.
    DisplayExport(Session& session, const char* objectName, const QString& title, std::function<std::optional<report::Document>()> document,
                  QWidget* parent = nullptr);
    void copy();
    void exportTo(const QString& path);

private:
    void askWhere();

    Session& m_session;
    std::function<std::optional<report::Document>()> m_document;
};

} // namespace counterpoint::ui

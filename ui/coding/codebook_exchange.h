#pragma once
#include "core/coding/codebook.h"
#include <QObject>

class QWidget;

namespace counterpoint::ui {

class CodingActs;
class Session;

/// Codes from and to files, and from templates: asks for the file, and shows what would come before it does.
class CodebookExchange : public QObject {
    Q_OBJECT
public:
    CodebookExchange(Session& session, CodingActs& acts, QWidget* over);

    void showTemplates();
    void askForImport();
    /// Shows what this file would bring; says what is wrong with it where it cannot be read.
    void importFile(const QString& path);
    void askForExport(const std::vector<Code>& codes);
    /// By suffix .csv or .xlsx.
    void exportTo(const QString& path, const std::vector<Code>& codes);

private:
    Session& m_session;
    CodingActs& m_acts;
    QWidget* m_over;
};

} // namespace counterpoint::ui

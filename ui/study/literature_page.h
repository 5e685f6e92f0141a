#pragma once
#include "core/integration/literature.h"
#include "ui/support/row_model.h"
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace counterpoint::ui {

class Session;

/// The works that the report may cite: a list, the fields of the chosen one, and how it will stand among the references.
class LiteraturePage : public QWidget {
    Q_OBJECT
public:
    explicit LiteraturePage(Session& session, QWidget* parent = nullptr);
    ~LiteraturePage() override;
    void open(LiteratureId id);
    /// Brings in the works of a BibTeX or RIS file.
    void import(const QString& path);

private:
    struct Field {
        QLineEdit* edit;
        QString Publication::*member;
    };

    QLayout* buildBar();
    QWidget* buildEditor();
    QLineEdit* addField(const char* name, const QString& label, QString Publication::*member);
    void reload();
    void showCurrent();
    void add();
    void askForFile();
    void change(const std::function<void(Publication&)>& act);
    void removeCurrent();
    const Literature* current() const;

    Session& m_session;
    QStackedWidget* m_stack;
    QTableView* m_view;
    RowModel<Literature>* m_works;
    std::vector<Field> m_fields{};
    QComboBox* m_kind;
    QLabel* m_reference;
    QWidget* m_editor; ///< holds the fields above
    LiteratureId m_shown;
};

} // namespace counterpoint::ui

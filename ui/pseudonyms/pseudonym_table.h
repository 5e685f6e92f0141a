#pragma once
#include "core/pseudonyms/pseudonyms.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// The table of names and what stands for them, edited in place, with a line above it to add one.
class PseudonymTable : public QWidget {
    Q_OBJECT
public:
    explicit PseudonymTable(Session& session, QWidget* parent = nullptr);
    void setRows(const std::vector<Pseudonym>& rows);
    const std::vector<Pseudonym>& rows() const { return m_model->rows(); }
    std::vector<Pseudonym> selected() const;
    /// Puts `name` into the line, with the keyboard where its pseudonym is typed.
    void begin(const QString& name);
    void removeSelected();
    QTableView& view() { return *m_view; }

Q_SIGNALS:
    void selectionChanged();

private:
    void add();
    bool change(const Pseudonym& row) const;
    std::vector<RowColumn<Pseudonym>> columns();

    Session& m_session;
    QLineEdit* m_name;
    QLineEdit* m_pseudonym;
    QComboBox* m_kind;
    QPushButton* m_add;
    ErrorLine* m_error;
    RowModel<Pseudonym>* m_model;
    QTableView* m_view;
};

/// What the user calls a kind of name.
QString kindName(Pseudonym::Kind kind);

} // namespace counterpoint::ui

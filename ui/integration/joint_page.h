#pragma once
#include "core/integration/joint_table.h"
#include "ui/widgets/linked_places.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;
class QTextBrowser;
class QToolButton;

namespace counterpoint::ui {

class JointRows;
class NoteField;
class Session;
class ToFindings;

/// A joint display: numbers and words side by side in rows; at the right what stands behind the chosen row, and what is inferred from it.
class JointPage : public QWidget {
    Q_OBJECT
public:
    explicit JointPage(Session& session, QWidget* parent = nullptr);
    void show(JointDisplayId id);
    void reveal(JointRowId id); ///< of the display that is shown, once it is computed
    JointDisplayId shown() const { return m_id; }
    void reread();
    void commit();
    QWidget& evidence() const { return *m_side; }

Q_SIGNALS:
    void changeWanted(counterpoint::JointDisplayId id);

private:
    void changeEvent(QEvent* event) override;
    QLayout* buildBar();
    QWidget* buildSide();
    void take(JointTable table);
    void showRow();
    void infer(const QString& text);
    void confirm();
    void goToStale();
    void chooseRevealed();
    const JointTable::Row* currentRow() const;
    void carry(const JointTable::Row* row);

    Session& m_session;
    JointDisplayId m_id;
    JointTable m_table;
    QLabel* m_title;
    QLabel* m_counts;
    QToolButton* m_nextStale;
    ToFindings* m_toFindings;
    QTableView* m_view;
    JointRows* m_rows;
    QWidget* m_side;
    QTextBrowser* m_behind;
    QLabel* m_said;
    NoteField* m_inference;
    QPushButton* m_confirm;
    LinkedPlaces m_places;
    QString m_html; ///< as it was set, so that the same row keeps its scroll position
    JointRowId m_row;
    JointRowId m_revealed; ///< to be chosen once the display is there
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
};

} // namespace counterpoint::ui

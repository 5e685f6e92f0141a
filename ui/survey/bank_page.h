#pragma once
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace counterpoint {
struct BankEntry;
}

namespace counterpoint::ui {

class QuestionnaireDesk;

/// Ready-made questions and scales of answers, to be put after the chosen question.
class BankPage : public QWidget {
    Q_OBJECT
public:
    explicit BankPage(QuestionnaireDesk& desk, QWidget* parent = nullptr);

Q_SIGNALS:
    void inserted();

private:
    void fill();
    void filter(const QString& words);
    void showEntry();
    void insert();
    const BankEntry* current() const;

    QuestionnaireDesk& m_desk;
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
    QLabel* m_text;
    QPushButton* m_insert;
};

} // namespace counterpoint::ui

#pragma once
#include "core/survey/questionnaire.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class ErrorLine;
class QuestionnaireDesk;

/// The scales of a questionnaire: which questions are their items, which of them are reversed, and how a score comes about.
class ScalesPage : public QWidget {
    Q_OBJECT
public:
    explicit ScalesPage(QuestionnaireDesk& desk, QWidget* parent = nullptr);

private:
    QWidget* buildEmpty();
    QWidget* buildScale();
    void show();
    void showScale();
    void add();
    void remove();
    void commit();
    void takeTick(QTreeWidgetItem* row, int column);
    const SurveyScale* current() const;

    QuestionnaireDesk& m_desk;
    QWidget* m_empty;
    QListWidget* m_list;
    QWidget* m_chosen = nullptr; ///< the list, and what there is to say of the scale
    QWidget* m_scale = nullptr;
    QLineEdit* m_name;
    QLineEdit* m_label;
    ErrorLine* m_error;
    QComboBox* m_method;
    QSpinBox* m_least;
    QTreeWidget* m_items;
    bool m_showing = false;
};

} // namespace counterpoint::ui

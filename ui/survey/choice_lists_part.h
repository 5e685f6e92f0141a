#pragma once
#include "core/survey/survey_ids.h"
#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace counterpoint::ui {

class ErrorLine;
class QuestionnaireDesk;

/// All lists of choices of a questionnaire, to be renamed and, where no question is answered from one, removed.
class ChoiceListsPart : public QWidget {
    Q_OBJECT
public:
    explicit ChoiceListsPart(QuestionnaireDesk& desk, QWidget* parent = nullptr);
    void choose(const QString& name); ///< and takes the keys

private:
    void write(); ///< another name for the chosen list
    void show();
    void showButton();
    void rename(const QTreeWidgetItem& row);
    void remove();

    QuestionnaireDesk& m_desk;
    QTreeWidget* m_lists;
    QToolButton* m_remove;
    ErrorLine* m_error;
    bool m_isRenaming = false; ///< the field that the name was typed in is still there
};

} // namespace counterpoint::ui

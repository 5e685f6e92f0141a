#pragma once
#include "core/survey/choice_list.h"
#include <QTableView>

namespace counterpoint::ui {

class ChoiceModel;

/// The choices of a question, written at typing speed: Tab goes to the next choice, or on from the empty one at the end; Enter to the next question.
/// F2 on the words goes to the code; Alt+Up and Alt+Down move, Delete removes; several lines pasted become several choices.
class ChoiceTable : public QTableView {
    Q_OBJECT
public:
    explicit ChoiceTable(QWidget* parent = nullptr);
    void setChoices(const std::vector<SurveyChoice>& choices, const QString& language);
    const std::vector<SurveyChoice>& choices() const;
    void setReadOnly(bool readOnly);
    void write(int row); ///< begins to type in the words of that choice
    /// Takes what is being typed in a cell.
    void keepTyping();

    enum class Way { Next, Back, Up, Down, Code, Question };
    void go(Way way); ///< from the cell that was typed in

Q_SIGNALS:
    void edited(const QString& what);
    void nextQuestionWanted();
    void backWanted(); ///< to what comes before
    void onWanted(); ///< to what comes after

private:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

    ChoiceModel* m_model;
};

} // namespace counterpoint::ui

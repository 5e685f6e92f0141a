#pragma once
#include "core/survey/questionnaire.h"
#include <QWidget>
#include <vector>

class QLabel;

namespace counterpoint::ui {

class PreviewAnswers;

/// How the preview shows questions.
struct PreviewLook {
    QString language;
    bool isPhone = true;
};

/// One question as a respondent sees it, to be tried. The questionnaire must outlive it.
class PreviewQuestion : public QWidget {
    Q_OBJECT
public:
    PreviewQuestion(const Questionnaire& questionnaire, const ItemPlace& place, const PreviewLook& look, PreviewAnswers& answers,
                    QWidget* parent = nullptr);
    SurveyItemId item() const { return m_item.id; }
    bool isAsked() const; ///< by the answers so far
    void refresh(); ///< after another answer: what is piped into its words, what is wrong with its answer
    void setChosen(bool chosen);

private:
    void addLabel(const QString& text, bool isQuiet);
    void addAnswer();
    QWidget* rating();
    QWidget* ranking();
    QWidget* slider();
    QWidget* field();
    QWidget* grid();
    void paintEvent(QPaintEvent* event) override;

    const Questionnaire& m_questionnaire;
    const SurveyItem m_item;
    const std::vector<SurveyChoice> m_offered;
    const PreviewLook m_look;
    PreviewAnswers& m_answers;
    std::vector<std::pair<QLabel*, QString>> m_labels;
    QLabel* m_message;
    bool m_chosen = false;
};

} // namespace counterpoint::ui

#pragma once
#include "core/survey/questionnaire.h"
#include "ui/survey/preview_question.h"
#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace counterpoint::ui {

class PreviewAnswers;
class PreviewRepeat;

/// Questions one below the other, as a respondent sees them, with repeats among them.
class PreviewItems : public QWidget {
    Q_OBJECT
public:
    PreviewItems(const Questionnaire& questionnaire, const std::vector<ItemPlace>& places, const PreviewLook& look, PreviewAnswers& answers,
                 QWidget* parent = nullptr);
    void follow(SurveyItemId chosen); ///< after an answer: what is asked comes and goes
    const QWidget* of(SurveyItemId item) const; ///< the first that shows it; none: it is not shown

private:
    std::vector<PreviewQuestion*> m_questions;
    std::vector<PreviewRepeat*> m_repeats;
};

/// What is asked several times: each time in a frame, with a button for another time where the number is the respondent's to choose.
class PreviewRepeat : public QWidget {
    Q_OBJECT
public:
    PreviewRepeat(const Questionnaire& questionnaire, const ItemPlace& place, const PreviewLook& look, PreviewAnswers& answers,
                  QWidget* parent = nullptr);
    void follow(SurveyItemId chosen);
    const QWidget* of(SurveyItemId item) const;

private:
    QWidget* buildRound(PreviewAnswers& round, int number);
    void buildRounds();

    const Questionnaire& m_questionnaire;
    const SurveyItem m_item;
    const PreviewLook m_look;
    PreviewAnswers& m_answers;
    PreviewQuestion* m_heading;
    QLabel* m_none;
    QVBoxLayout* m_column;
    QPushButton* m_another = nullptr;
    SurveyItemId m_chosen;
    std::vector<PreviewAnswers*> m_rounds; ///< that are shown
    std::vector<PreviewItems*> m_shown;
    std::vector<QWidget*> m_frames;
};

/// What the preview of `holder` shows in its order (of the whole questionnaire where there is none), at most so many around the chosen item:
/// what a battery or a repeat holds is shown by it, not here.
std::vector<ItemPlace> previewedPlaces(const Questionnaire& questionnaire, const SurveyItem* holder, SurveyItemId chosen);

} // namespace counterpoint::ui

#pragma once
#include "core/survey/questionnaire.h"
#include <QWidget>
#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QScrollArea;
class QTimer;
class QToolButton;

namespace counterpoint::ui {

class PreviewAnswers;
class PreviewItems;
class QuestionnaireDesk;

/// The page that the chosen question is on, as respondents see it on a phone or a desktop, to be tried: what depends on an answer comes and goes.
class SurveyPreview : public QWidget {
    Q_OBJECT
public:
    /// `draft` gives the chosen question as it is being typed.
    SurveyPreview(QuestionnaireDesk& desk, std::function<SurveyItem()> draft, QWidget* parent = nullptr);
    void rebuildSoon();
    bool isPhone() const;
    void setPhone(bool phone);

Q_SIGNALS:
    void browserWanted();
    void widthWanted(int width); ///< for the page that was chosen

private:
    QLayout* buildBar();
    void rebuild();
    int wantedWidth() const;
    void showChosen();
    void follow(); ///< after an answer
    SurveyItemId chosen() const; ///< of a statement its battery
    std::vector<ItemPlace> shownPlaces(const Questionnaire& questionnaire) const;

    QuestionnaireDesk& m_desk;
    std::function<SurveyItem()> m_draft;
    PreviewAnswers* m_answers;
    QToolButton* m_phone;
    QToolButton* m_desktop;
    QComboBox* m_language;
    QScrollArea* m_area;
    QTimer* m_soon;
    Questionnaire m_shown;
    PreviewItems* m_items = nullptr;
};

} // namespace counterpoint::ui

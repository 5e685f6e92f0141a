#pragma once
#include "core/survey/questionnaire.h"
#include <QWidget>

class QAbstractButton;
class QLineEdit;

namespace counterpoint::ui {

class PreviewAnswers;

/// Choices to tick, as a respondent sees them. Exclusive ones take the others away.
class PreviewChoices : public QWidget {
    Q_OBJECT
public:
    struct Kind {
        QString name; ///< of the question
        bool isSeveral = false;
        bool isAcross = false; ///< beside each other
        bool hasOther = false; ///< though the list has none
    };
    PreviewChoices(const Kind& kind, const std::vector<SurveyChoice>& choices, const Questionnaire& questionnaire, const QString& language,
                   PreviewAnswers& answers, QWidget* parent = nullptr);

private:
    struct Option {
        QAbstractButton* button;
        QString code;
        ChoiceRole role;
    };
    QAbstractButton* button(const SurveyChoice& choice, const QString& words);
    void take(const Option& clicked);

    Kind m_kind;
    PreviewAnswers& m_answers;
    std::vector<Option> m_options;
    QLineEdit* m_other = nullptr;
};

/// A battery: its statements with the choices across, or one below the other on a phone.
class PreviewGrid : public QWidget {
    Q_OBJECT
public:
    PreviewGrid(const SurveyItem& grid, const std::vector<SurveyChoice>& choices, const Questionnaire& questionnaire,
                const QString& language, bool isPhone, PreviewAnswers& answers, QWidget* parent = nullptr);
};

} // namespace counterpoint::ui

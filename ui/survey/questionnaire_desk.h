#pragma once
#include "core/project/project.h"
#include "core/survey/checks.h"
#include "core/survey/questionnaires.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QObject>
#include <QSet>

class QTimer;

namespace counterpoint::ui {

/// The questionnaire that is being worked on: its value as it is stored, what is wrong with it, which question is chosen. All that changes it is
/// one step of the study each, taken here, so that every pane hears of it in the same way.
class QuestionnaireDesk : public QObject {
    Q_OBJECT
public:
    explicit QuestionnaireDesk(Session& session, QObject* parent = nullptr);

    Session& session() const { return m_session; }
    bool isReadOnly() const { return m_session.project().isReadOnly(); }
    const std::vector<QuestionnaireInfo>& all() const { return m_all; }
    const Questionnaire& questionnaire() const { return m_questionnaire; } ///< its id is not valid where there is none
    const std::vector<SurveyProblem>& problems() const { return m_problems; }
    const QString& language() const { return m_questionnaire.defaultLanguage; } ///< that it is written in
    SurveyItemId current() const { return m_current; }
    /// Where the chosen item is; without an item where none is chosen.
    ItemPlace currentPlace() const;

    void reload(); ///< reads all anew
    void open(QuestionnaireId id);
    void choose(SurveyItemId id); ///< not valid: none
    /// Asks all panes to keep what was typed in them.
    void keepTyping() { Q_EMIT leaving(); }

    /// One step of the study; an error is told in the notice bar. True when it was taken.
    template <class F>
    bool step(const QString& label, F&& body)
    {
        return m_session.notices().accept(m_session.project().perform(label, std::forward<F>(body)));
    }

    /// A new item of the type beside the chosen one (in it, where that holds items), which becomes the chosen one.
    void add(ItemType type);
    /// The next question while one writes: of the same type, and of the same list where that is a scale.
    void addNext();
    void remove(const std::vector<SurveyItemId>& ids);
    void duplicate(SurveyItemId id);
    /// Into `parent` (the top where it is not valid), before what is at `place` now.
    void move(const std::vector<SurveyItemId>& ids, SurveyItemId parent, int place);
    /// One place up (-1) or down (1), in and out of what holds items on the way.
    void shift(const std::vector<SurveyItemId>& ids, int by);
    /// While a question is new its name follows its words.
    bool nameFollowsWords(SurveyItemId id) const { return m_new.contains(id.value()); }
    void keepName(SurveyItemId id) { m_new.remove(id.value()); }

Q_SIGNALS:
    void listChanged(); ///< another questionnaire, or another name
    void changed();
    void problemsChanged();
    void chosen();
    void leaving();
    void writingWanted(); ///< the words of the chosen question are what comes next

private:
    void place(SurveyItem item, SurveyItemId after, bool into);
    std::vector<SurveyItemId> withoutHeld(const std::vector<SurveyItemId>& ids) const;

    Session& m_session;
    std::vector<QuestionnaireInfo> m_all;
    Questionnaire m_questionnaire;
    std::vector<SurveyProblem> m_problems;
    SurveyItemId m_current;
    QSet<qint64> m_new;
    QTimer* m_check;
};

} // namespace counterpoint::ui

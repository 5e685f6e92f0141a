#pragma once
#include "core/coding/guide_answers.h"
#include "core/project/project.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QObject>

namespace counterpoint::ui {

/// The guide that is being worked on, which of its questions is chosen, and where the transcripts ask them. What changes it is one step each.
class GuideDesk : public QObject {
    Q_OBJECT
public:
    explicit GuideDesk(Session& session, QObject* parent = nullptr);

    Session& session() const { return m_session; }
    bool isWritable() const { return !m_session.project().isReadOnly(); }
    const std::vector<Guide>& all() const { return m_all; }
    const Guide& guide() const { return m_guide; } ///< its id is not valid where there is none
    int current() const { return m_current; } ///< from 0; -1 where no question is chosen
    const GuideQuestion* question() const;
    const std::vector<GuideMatch>& matches() const { return m_matches; }
    std::vector<GuideAsking> asking(int question) const;

    void reload();
    void open(GuideId id);
    void choose(int question);
    void match(); ///< looks aside for the questions in the transcripts
    /// One step; true when it was taken.
    template <class F>
    bool step(const QString& label, F&& body)
    {
        return m_session.notices().accept(m_session.project().perform(label, std::forward<F>(body)));
    }
    /// The question that is chosen, changed.
    void change(const GuideQuestion& question);

Q_SIGNALS:
    void changed();
    void chosen();
    void matched();

private:
    Session& m_session;
    std::vector<Guide> m_all;
    Guide m_guide;
    int m_current = -1;
    std::vector<GuideMatch> m_matches;
    int m_matched = 0;
};

} // namespace counterpoint::ui

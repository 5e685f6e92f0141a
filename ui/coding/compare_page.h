#pragma once
#include "core/base/id.h"
#include "core/project/changes.h"
#include "core/transcript/versions.h"
#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QToolButton;

namespace counterpoint::ui {

class Session;

/// Two versions of a source as one text: what came in is underlined, what went is struck through; beside it each change, with who made
/// it and when, where the record of steps tells.
class ComparePage : public QWidget {
    Q_OBJECT
public:
    explicit ComparePage(Session& session, QWidget* parent = nullptr);
    /// Compares the text as imported with today's.
    void show(SourceId source);
    SourceId source() const { return m_source; }
    void refresh(const Changes& changes);
    void goTo(int change); ///< counted from 0

Q_SIGNALS:
    /// The user wants to see this place of today's text.
    void chosen(counterpoint::SourceId source, counterpoint::TextSpan span);
    void left();
    /// What was asked for is shown.
    void compared();

private:
    /// The comparison, ready to be shown.
    struct Unified {
        struct Mark {
            qsizetype start = 0; ///< UTF-16, in `text`
            qsizetype removedEnd = 0; ///< what is struck through ends, what is underlined begins
            qsizetype end = 0;
        };
        QString text;
        std::vector<VersionChange> changes;
        std::vector<Mark> marks; ///< of each change
    };
    static Unified unify(const TextHistory& history, std::size_t older, std::size_t newer);
    void buildBar();
    void reload();
    void fillVersions();
    void compare();
    void take(Unified unified);
    void paintMarks();
    void fillList();
    QString whoMade(const VersionChange& change) const;
    void step(int by);
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

    Session& m_session;
    SourceId m_source;
    std::shared_ptr<const TextHistory> m_history;
    Unified m_unified;
    QLabel* m_title;
    QComboBox* m_older;
    QComboBox* m_newer;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    QPlainTextEdit* m_text;
    QListWidget* m_list;
};

} // namespace counterpoint::ui

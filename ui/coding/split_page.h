#pragma once
#include "core/coding/retrieval.h"
#include "core/project/changes.h"
#include "ui/coding/coding_acts.h"
#include <QSet>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTextBrowser;

namespace counterpoint::ui {

class QuickCode;

/// Splits a code by going through its passages: one after the other is given to one of several codes by a key, or stays; the next comes by
/// itself. Each assignment is a step of the study. What was kept, and the codes to choose from, are remembered, so that the work can be
/// left and taken up again.
class SplitPage : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t mostTargets = 9;

    SplitPage(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent = nullptr);
    void show(CodeId code);
    void setCodes(const std::vector<Code>& codes);
    void refresh(const Changes& changes);

Q_SIGNALS:
    void left();
    void placeWanted(counterpoint::CodingId coding); ///< the passage shall be shown in its text

private:
    struct Done {
        CodingId coding;
        bool moved = false; ///< else kept
        QString step = {}; ///< its name in the history
    };
    void reload();
    void present();
    void showTargets();
    void assign(const CodeChoice& choice);
    void assignToTarget(std::size_t number);
    void askForTarget();
    void keep();
    void later();
    void back();
    void remember() const;
    void recall();
    QString settingsKey() const;
    const Code* find(CodeId id) const;
    const Passage* current() const;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    CodingActs& m_acts;
    QuickCode& m_quick;
    std::vector<Code> m_codes;
    CodeId m_code;
    std::vector<Passage> m_passages; ///< of the code by now
    std::vector<CodeId> m_targets;
    QSet<qlonglong> m_kept;
    QSet<qlonglong> m_later;
    std::vector<Done> m_done; ///< since the page was opened, for going back
    int m_moved = 0; ///< to other codes, all in all
    QLabel* m_title;
    QProgressBar* m_progress;
    QLabel* m_where;
    QTextBrowser* m_text;
    QWidget* m_targetRow;
    QPushButton* m_keep;
    QPushButton* m_skip;
    QPushButton* m_back;
};

} // namespace counterpoint::ui

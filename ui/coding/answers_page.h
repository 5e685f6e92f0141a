#pragma once
#include "core/project/changes.h"
#include "ui/coding/answers_model.h"
#include "ui/coding/coding_acts.h"
#include <QKeySequence>
#include <QWidget>
#include <functional>

class QAction;
class QLabel;
class QSplitter;
class QTimer;
class QToolButton;

namespace counterpoint::ui {

class AnswerPane;
class AnswersFilterBar;
class AnswersTable;
class QuickCode;
class Session;
class TickChooser;

/// The answers to an open question, coded in a grid: beside them the closed questions that were chosen, below the current one in full.
class AnswersPage : public QWidget {
    Q_OBJECT
public:
    AnswersPage(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent = nullptr);
    void open(SourceId id);
    SourceId source() const { return m_source; } ///< invalid while none is open
    void setCodes(const std::vector<Code>& codes);
    void refresh(const Changes& changes);
    /// Shows an answer and selects a passage in it.
    void show(TextSpan span, CodingId coding = {});
    void showOnlyWith(CodeId code);
    /// Codes the selected answers.
    void codeSelected(const CodeChoice& choice);
    void focusFilter(const QString& seed);
    const QList<QAction*>& actions() const { return m_actions; }
    AnswersModel& model() { return *m_model; }
    AnswersTable& table() { return *m_table; }
    AnswerPane& pane() { return *m_pane; }

Q_SIGNALS:
    void asTextWanted();
    void codeShown(counterpoint::CodeId code);
    void memoWanted(counterpoint::TextSpan span, const QRect& beside);

private:
    void build();
    void addActions();
    void add(const char* name, const char* iconName, const QString& text, const QList<QKeySequence>& keys, bool writes,
             std::function<void()> act);
    void showPins();
    void reload();
    void filter();
    void keepingSelection(const std::function<void()>& change);
    void codeRows(const std::vector<int>& rows, const CodeChoice& choice);
    void askForCode();
    void askToRemove();
    void removeCode(CodeId code);
    void writeMemo();
    void sortBy(int column);
    void showCurrent();
    void showCounts();
    void chooseVariables();
    void setVariables(const std::vector<VariableId>& ids);
    QString settingsName() const;
    std::vector<VariableId> rememberedVariables() const;
    CoderId onlyCoder() const;
    QRect besideSelection() const;

    Session& m_session;
    CodingActs& m_acts;
    QuickCode& m_quick;
    SourceId m_source;
    AnswerOrder m_order;
    AnswersModel* m_model;
    QLabel* m_title;
    QToolButton* m_variables;
    QToolButton* m_asText;
    AnswersFilterBar* m_filter;
    AnswersTable* m_table;
    AnswerPane* m_pane;
    TickChooser* m_chooser;
    QTimer* m_soon;
    QList<QAction*> m_actions;
};

} // namespace counterpoint::ui

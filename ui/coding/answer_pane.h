#pragma once
#include "core/coding/answers.h"
#include "core/text/text_index.h"
#include <QKeySequence>
#include <QList>
#include <QWidget>
#include <functional>

class QLabel;

namespace counterpoint::ui {

class AnswersModel;
class CodingActs;
class QuickCode;
class Session;
class TextView;

/// The current answer in full, with its codings: here a part of it is coded, and codings are made longer, shorter or removed.
class AnswerPane : public QWidget {
    Q_OBJECT
public:
    AnswerPane(Session& session, AnswersModel& model, CodingActs& acts, QuickCode& quick, QWidget* parent = nullptr);
    /// Shows the answer at a place in the sheet; a negative one shows none.
    void show(int place);
    void refresh(); ///< its codings are others
    void select(TextSpan span); ///< in the source's text
    void selectCoding(CodingId id);
    /// Codes what is selected in it, else the whole answer.
    void code(CodeId code, const QString& newPath);
    TextView& view() { return *m_view; }
    TextSpan selection() const; ///< in the source's text; empty where nothing is selected

Q_SIGNALS:
    void left(); ///< back to the grid

private:
    void addActions();
    void add(const char* name, const QString& text, const QList<QKeySequence>& keys, bool writes, std::function<void()> act);
    void ask();
    void remove();
    void resize(CodingId id, int from, int to);
    const AnswerRow* row() const;
    TextSpan toSource(int from, int to) const;

    Session& m_session;
    AnswersModel& m_model;
    CodingActs& m_acts;
    QuickCode& m_quick;
    QLabel* m_title;
    TextView* m_view;
    TextIndex m_index; ///< of the answer
    int m_place = -1;
};

} // namespace counterpoint::ui

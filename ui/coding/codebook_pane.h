#pragma once
#include "core/coding/codebook.h"
#include <QWidget>

class QMenu;
class QSplitter;

namespace counterpoint::ui {

class CodeDetails;
class CodeTree;
class CodingActs;
class QuickCode;
class Session;

/// The codebook beside the text: the tree, and below it what the chosen code means.
class CodebookPane : public QWidget {
    Q_OBJECT
public:
    CodebookPane(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent = nullptr);
    void setCodes(const std::vector<Code>& codes);
    const std::vector<Code>& codes() const { return m_codes; }
    const Code* find(CodeId id) const;
    CodeId current() const;
    /// Keeps what was typed and not left yet.
    void commit();
    void setCurrent(CodeId id);
    CodeTree& tree() { return *m_tree; }
    QSplitter& splitter() { return *m_splitter; }
    /// Asks for the name of a new code, below `parent` or at the top.
    void askForNew(CodeId parent);

Q_SIGNALS:
    void passagesWanted(counterpoint::CodeId code);
    void codeSelectionWanted(counterpoint::CodeId code);
    void onlyWanted(counterpoint::CodeId code);
    void memosWanted(counterpoint::CodeId code);

private:
    void showMenu(const QPoint& position);
    void addColours(QMenu& menu, const Code& code);
    void askForMerge(const Code& code);
    void remove(CodeId id);
    void step(CodeId id, int key);
    std::vector<CodeId> siblings(CodeId parent) const;
    int codingsBelow(CodeId id) const;
    QRect besideCurrent() const;

    Session& m_session;
    CodingActs& m_acts;
    QuickCode& m_quick;
    std::vector<Code> m_codes;
    QSplitter* m_splitter;
    CodeTree* m_tree;
    CodeDetails* m_details;
};

} // namespace counterpoint::ui

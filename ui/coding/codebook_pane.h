#pragma once
#include "core/coding/codebook.h"
#include <QWidget>

class QMenu;
class QSplitter;

namespace counterpoint::ui {

class CodeDetails;
class CodebookExchange;
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
    void editDefinition(CodeId id); ///< puts the cursor into it
    CodeTree& tree() { return *m_tree; }
    QSplitter& splitter() { return *m_splitter; }
    /// Asks for the name of a new code, below `parent` or at the top.
    void askForNew(CodeId parent);

Q_SIGNALS:
    void passagesWanted(counterpoint::CodeId code);
    void codeSelectionWanted(counterpoint::CodeId code);
    void onlyWanted(counterpoint::CodeId code);
    void memosWanted(counterpoint::CodeId code);
    void splitWanted(counterpoint::CodeId code);
    /// Coding by the words of these codes; empty: of all that have words.
    void dictionaryWanted(const std::vector<counterpoint::CodeId>& codes);

private:
    QMenu* codebookMenu();
    void showMenu(const QPoint& position);
    void addToMenu(QMenu& menu, const std::vector<Code>& codes);
    void addOneToMenu(QMenu& menu, const Code& code);
    void addColours(QMenu& menu, const std::vector<Code>& codes);
    void addPin(QMenu& menu, const std::vector<Code>& codes);
    void askForMerge(const std::vector<Code>& codes);
    void removeSelected();
    void step(CodeId id, int key);
    void keepBranches();
    QString branchesKey() const;
    std::vector<Code> selectedCodes(bool topmost) const;
    std::vector<CodeId> siblings(CodeId parent) const;
    int codingsBelow(const std::vector<Code>& codes) const;
    QRect besideCurrent() const;

    Session& m_session;
    CodingActs& m_acts;
    QuickCode& m_quick;
    std::vector<Code> m_codes;
    QSplitter* m_splitter;
    CodeTree* m_tree;
    CodeDetails* m_details;
    CodebookExchange* m_exchange;
    bool m_branchesKnown = false;
};

} // namespace counterpoint::ui

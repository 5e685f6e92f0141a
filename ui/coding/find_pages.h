#pragma once
#include "core/coding/codebook.h"
#include "core/project/changes.h"
#include <QStackedWidget>
#include <functional>
#include <vector>

namespace counterpoint::ui {

class AutocodePage;
class CodingActs;
class GuidePage;
class QuickCode;
class SearchPage;
class Session;
struct CodeChoice;
struct PlaceRow;

/// The pages that find passages in all sources and code them: the search, the guides, and what would be coded.
class FindPages : public QStackedWidget {
    Q_OBJECT
public:
    FindPages(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent = nullptr);
    void startSearch(const QString& seed);
    void showGuides();
    /// What the words of these codes find (empty: of all that have words).
    void showDictionary(const std::vector<CodeId>& codes);
    void setCodes(const std::vector<Code>& codes) { m_codes = codes; }
    void refresh(const Changes& changes);

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void left();

private:
    void connectAutocode();
    void askForCode(const QString& prompt, QWidget* beside, const std::function<void(const CodeChoice&)>& then);
    void codeSearch();
    void codeAnswer(int question);
    void codeAllAnswers();
    void back();

    CodingActs& m_acts;
    QuickCode& m_quick;
    SearchPage* m_search;
    GuidePage* m_guides;
    AutocodePage* m_autocode;
    QWidget* m_before; ///< the page that what would be coded came from; null: none of these
    std::vector<Code> m_codes;
};

} // namespace counterpoint::ui

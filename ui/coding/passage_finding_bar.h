#pragma once
#include "core/integration/passage_findings.h"
#include "core/project/changes.h"
#include <QWidget>

class QMenu;

namespace counterpoint::ui {

class FindingLinks;
class Session;
class TextPage;

/// A line below the text: which finding the chosen passage is evidence in. It is there while anything of the open source is evidence, so
/// that it does not come and go, and move the text, with the cursor.
class PassageFindingBar : public QWidget {
    Q_OBJECT
public:
    PassageFindingBar(Session& session, TextPage& page, QWidget* parent = nullptr);
    void refresh(const Changes& changes);
    void addTo(QMenu& menu) const;
    void open(); ///< the finding of the chosen passage, where there is one

private:
    void read();
    void follow();

    Session& m_session;
    TextPage& m_page;
    std::vector<PassageFinding> m_all; ///< of the open source
    FindingLinks* m_links;
};

} // namespace counterpoint::ui

#pragma once
#include "core/coding/codebook.h"
#include "core/project/changes.h"
#include <QWidget>

class QAction;
class QCheckBox;
class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace counterpoint::ui {

class CodingActs;
class PlaceList;
class QuickCode;
class Session;
struct PlaceRow;

/// All passages of a code, to be read together; a click goes to one in its text, Escape back to the text.
class PassagePage : public QWidget {
    Q_OBJECT
public:
    PassagePage(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent = nullptr);
    void show(CodeId code);
    CodeId code() const { return m_code; }
    void setCodes(const std::vector<Code>& codes) { m_codes = codes; }
    void refresh(const Changes& changes);
    PlaceList& list() { return *m_list; }

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void left();
    void splitWanted(counterpoint::CodeId code);

private:
    void reload();
    void addActs(QHBoxLayout& bar);
    void askToRecode();
    void showChosen();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    CodingActs& m_acts;
    QuickCode& m_quick;
    std::vector<Code> m_codes;
    CodeId m_code;
    QLabel* m_title;
    QCheckBox* m_below;
    PlaceList* m_list;
    QStackedWidget* m_stack;
    QAction* m_recode = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_split = nullptr;
    QAction* m_mergeOverlapping = nullptr;
};

} // namespace counterpoint::ui

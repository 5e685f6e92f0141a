#pragma once
#include "core/coding/codebook.h"
#include "core/project/changes.h"
#include <QWidget>

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace counterpoint::ui {

class PlaceList;
class Session;
struct PlaceRow;

/// All passages of a code, to be read together; a click goes to one in its text, Escape back to the text.
class PassagePage : public QWidget {
    Q_OBJECT
public:
    explicit PassagePage(Session& session, QWidget* parent = nullptr);
    void show(CodeId code);
    CodeId code() const { return m_code; }
    void setCodes(const std::vector<Code>& codes) { m_codes = codes; }
    void refresh(const Changes& changes);
    PlaceList& list() { return *m_list; }

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void left();

private:
    void reload();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    std::vector<Code> m_codes;
    CodeId m_code;
    QLabel* m_title;
    QCheckBox* m_below;
    PlaceList* m_list;
    QStackedWidget* m_stack;
};

} // namespace counterpoint::ui

#pragma once
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/project/changes.h"
#include "ui/coding/open_source.h"
#include <QHash>
#include <QWidget>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QToolButton;

namespace counterpoint::ui {

class FindBar;
class Session;
class TextEditing;
class TextView;

/// One source open to be read and coded, with what is shown of its codings: all, one code's, one coder's.
class TextPage : public QWidget {
    Q_OBJECT
public:
    explicit TextPage(Session& session, QWidget* parent = nullptr);

    void open(SourceId id);
    /// Shows a passage and selects it.
    void show(TextSpan span);
    const OpenSource* source() const { return m_open.get(); }
    TextView& view() { return *m_view; }
    FindBar& findBar() { return *m_find; }
    TextEditing& editing() { return *m_editing; }
    void addBelow(QWidget* widget); ///< between the text and the find bar
    void setCodes(const std::vector<Code>& codes);
    const std::vector<Code>& codes() const { return m_codes; }
    void refresh(const Changes& changes);
    void reload(); ///< shows the open source as the study has it

    /// Restricts what is shown to one code and those below it; an invalid one: all codes.
    void showOnlyCode(CodeId code);
    void showOnlyCoder(CoderId coder); ///< an invalid one: all
    CodeId onlyCode() const { return m_onlyCode; }
    CoderId onlyCoder() const;
    /// Selected text in code points, whole graphemes; empty where nothing is selected.
    TextSpan selection() const;
    /// Where a box that asks for the filter belongs.
    QRect besideFilter() const;
    /// Puts a bar between the title and the text.
    void addBar(QWidget* bar);
    void select(TextSpan span);

Q_SIGNALS:
    void opened(counterpoint::SourceId id);
    void gridWanted(); ///< the answers are to be shown as a grid
    void filterWanted(); ///< the code to be shown alone shall be asked for

private:
    void reloadMarks();
    void reloadCoders();
    void showFilter();
    void showEditing(bool on);

    Session& m_session;
    std::unique_ptr<OpenSource> m_open;
    std::vector<Code> m_codes;
    std::vector<Coder> m_coders;
    CodeId m_onlyCode;
    QHash<qlonglong, std::pair<int, int>> m_left; ///< by source: top position and cursor when it was left
    QLabel* m_title;
    QToolButton* m_codeFilter;
    QToolButton* m_allCodes;
    QLabel* m_blind;
    QComboBox* m_coderFilter;
    QToolButton* m_asGrid;
    TextView* m_view;
    FindBar* m_find;
    TextEditing* m_editing;
    QLabel* m_editState;
    QWidget* m_editStrip; ///< shows from afar that the text is edited
};

} // namespace counterpoint::ui

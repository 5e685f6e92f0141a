#pragma once
#include "ui/integration/display_list.h"
#include "ui/support/workspace.h"
#include <functional>

class QSplitter;
class QStackedWidget;

namespace counterpoint {
class Changes;
class Edit;
class Read;
} // namespace counterpoint

namespace counterpoint::ui {

/// Where the strands of a study come together: a list of displays, the chosen one, and what stands behind its chosen cell.
class IntegrateWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit IntegrateWorkspace(Session& session, QWidget* parent = nullptr);
    ~IntegrateWorkspace() override;

    void reveal(const Place& place) override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;

private:
    /// A kind of display: where it is shown, where it is made, and what is done with it.
    struct Shelf {
        DisplayRow::Kind kind;
        Entity entity; ///< of its places
        QWidget* page;
        QWidget* form; ///< nullptr of what is made at once
        QWidget* evidence; ///< beside the page
        QAction* add;
        std::function<std::vector<DisplayRow>(const Read&)> rows;
        std::function<void(std::int64_t)> show; ///< 0: nothing
        std::function<std::int64_t()> shown;
        std::function<void(std::int64_t)> showPart; ///< a judgement or a row of what is shown; may be empty
        std::function<void()> reread;
        std::function<void()> commit;
        std::function<void(Edit&, std::int64_t)> remove;
        QString removeLabel; ///< of the step; %1 is the name
        QString removed; ///< said when it is done; %1 is the name
    };
    template <class Page, class Form>
    Shelf& addShelf(DisplayRow::Kind kind, Entity entity, Page* page, Form* form, const char* actionName);
    void addFrameworks();
    void addConvergence();
    void addJointDisplays();
    void addMaps();
    void askForMaps();
    void importMaps(const QString& path);
    QWidget* buildLeft();
    const Shelf* shelfOf(const DisplayRow* row) const;
    void reactTo(const Changes& changes);
    void reread();
    void showCurrent();
    void beginForm(const Shelf& shelf);
    void kept(DisplayRow::Kind kind, std::int64_t id);
    void commitAll() const;
    bool isFormShown() const;
    void removeCurrent();
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

    QSplitter* m_splitter;
    DisplayList* m_list;
    QStackedWidget* m_middle;
    QStackedWidget* m_evidence;
    QWidget* m_empty = nullptr;
    QAction* m_importMaps = nullptr;
    std::vector<Shelf> m_shelves; ///< in the order of the list
    bool m_isRevealing = false; ///< the place is noted already
    bool m_isDirty = false; ///< the study changed while this was out of sight
};

} // namespace counterpoint::ui

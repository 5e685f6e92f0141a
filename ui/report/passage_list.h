#pragma once
#include "ui/report/evidence_choice.h"
#include <QAbstractListModel>
#include <QListView>

namespace counterpoint::ui {

/// A passage that can become evidence, as a list shows it.
struct PassageRow {
    EvidenceChoice choice;
    QString words;
    qsizetype hitStart = 0; ///< UTF-16 units of `words` that a search found; none where the length is 0
    qsizetype hitLength = 0;
    QString from; ///< speaker, Case, source
    bool isChosen = false; ///< evidence of the finding already
    bool operator==(const PassageRow&) const = default;
};

/// Passages one below the other, each some lines high; Enter, a double click or a drag chooses.
class PassageList : public QListView {
    Q_OBJECT
public:
    explicit PassageList(QWidget* parent = nullptr);
    /// A list of other passages begins at its top; the same ones stay where they are.
    void setRows(std::vector<PassageRow> rows);
    std::vector<EvidenceChoice> chosen() const; ///< the selected ones, in their order

Q_SIGNALS:
    void selectionTouched();
    /// Enter or a double click; with Shift it is against the finding.
    void wanted(bool against);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void changeEvent(QEvent* event) override;

    class Model;
    class Look;
    Model* m_model;
};

} // namespace counterpoint::ui

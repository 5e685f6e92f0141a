#pragma once
#include "core/pseudonyms/replacing.h"
#include <QAbstractTableModel>
#include <QTableView>
#include <map>
#include <tuple>

namespace counterpoint::ui {

/// Names found in the study, each in its context with a tick; what is not sure is not ticked at first.
class NameHitsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Context, Becomes, Where, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    /// What was ticked or unticked before stays so.
    void setHits(std::vector<FoundName> hits);
    /// Which are shown: of these pseudonyms (empty: all), in this place (empty: all).
    void setFilter(std::vector<PseudonymId> pseudonyms, const QString& place);
    const std::vector<FoundName>& all() const { return m_hits; }
    const FoundName& at(int row) const { return m_hits[m_shown[std::size_t(row)]]; }
    bool isTicked(int row) const { return m_ticked[m_shown[std::size_t(row)]]; }
    std::vector<FoundName> ticked() const; ///< of those that are shown
    void tickShown(bool on);

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    using Key = std::tuple<std::int64_t, FieldRef, qsizetype>;
    static Key keyOf(const FoundName& hit) { return {hit.pseudonym.value(), hit.ref, hit.span.start}; }
    void show();

    std::vector<FoundName> m_hits;
    std::vector<bool> m_ticked;
    std::vector<std::size_t> m_shown;
    std::map<Key, bool> m_decided; ///< what the user ticked or unticked
    std::vector<PseudonymId> m_pseudonyms;
    QString m_place;
};

/// The list of them: the names below each other, what stands before and after on both sides. Space ticks, Enter goes there.
class NameHits : public QTableView {
    Q_OBJECT
public:
    explicit NameHits(QWidget* parent = nullptr);
    NameHitsModel& hits() { return *m_model; }

Q_SIGNALS:
    void chosen(const counterpoint::FoundName& hit);

private:
    void keyPressEvent(QKeyEvent* event) override;
    NameHitsModel* m_model;
};

} // namespace counterpoint::ui

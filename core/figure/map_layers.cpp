#include "core/figure/map_layers.h"
#include <algorithm>
#include <functional>
#include <numeric>

namespace counterpoint::figure::map_layout {

namespace {

constexpr int sweeps = 12;
constexpr double leastColumnGap = 56;
constexpr double aroundWords = 36; ///< of line, beside the words on it

using Places = std::vector<std::size_t>;

struct Graph {
    std::vector<Places> after; ///< by box: what comes after it
    std::vector<Places> before;
    std::vector<Places> beside; ///< joined without an order
};

Graph graphOf(std::size_t count, const std::vector<MapTie>& ties)
{
    Graph graph{std::vector<Places>(count), std::vector<Places>(count), std::vector<Places>(count)};
    for (const auto& tie : ties) {
        const auto from = std::size_t(tie.from);
        const auto to = std::size_t(tie.to);
        if (tie.isOrdered) {
            graph.after[from].push_back(to);
        } else {
            graph.beside[from].push_back(to);
            graph.beside[to].push_back(from);
        }
    }
    return graph;
}

/// Turns the ties round that close a circle, and fills `before`.
void breakCircles(Graph& graph)
{
    enum class State { Unseen, Open, Done };
    const auto count = graph.after.size();
    std::vector<State> states(count, State::Unseen);
    std::vector<std::pair<std::size_t, std::size_t>> kept;
    // A stack of its own: a chain of thousands is no reason to fall.
    std::vector<std::pair<std::size_t, std::size_t>> stack;
    for (std::size_t root = 0; root < count; ++root) {
        if (states[root] != State::Unseen)
            continue;
        states[root] = State::Open;
        stack.emplace_back(root, 0);
        while (!stack.empty()) {
            auto& [box, next] = stack.back();
            if (next == graph.after[box].size()) {
                states[box] = State::Done;
                stack.pop_back();
                continue;
            }
            const auto to = graph.after[box][next++];
            if (states[to] == State::Open)
                kept.emplace_back(to, box);
            else
                kept.emplace_back(box, to);
            if (states[to] == State::Unseen) {
                states[to] = State::Open;
                stack.emplace_back(to, 0);
            }
        }
    }
    for (auto& after : graph.after)
        after.clear();
    for (const auto& [from, to] : kept) {
        graph.after[from].push_back(to);
        graph.before[to].push_back(from);
    }
}

/// The longest way to each box from one that nothing comes before.
std::vector<int> layersOf(const Graph& graph)
{
    const auto count = graph.after.size();
    std::vector<int> layers(count, -1);
    std::vector<std::size_t> waits(count);
    Places ready;
    for (std::size_t i = 0; i < count; ++i) {
        waits[i] = graph.before[i].size();
        if (waits[i] == 0 && !graph.after[i].empty()) {
            layers[i] = 0;
            ready.push_back(i);
        }
    }
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (const auto to : graph.after[ready[i]]) {
            layers[to] = std::max(layers[to], layers[ready[i]] + 1);
            if (--waits[to] == 0)
                ready.push_back(to);
        }
    // Boxes without an order stand one column further than what they are joined to.
    if (ready.empty() && count > 0) {
        layers[0] = 0;
        ready.push_back(0);
    }
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (const auto to : graph.beside[ready[i]])
            if (layers[to] < 0) {
                layers[to] = layers[ready[i]] + 1;
                ready.push_back(to);
            }
    for (auto& layer : layers)
        layer = std::max(layer, 0);
    return layers;
}

struct Columns {
    std::vector<Places> boxes; ///< by column, in their order
    std::vector<int> layers; ///< by box
    std::vector<std::size_t> rank; ///< by box: place in its column
};

void note(Columns& columns)
{
    for (const auto& column : columns.boxes)
        for (std::size_t i = 0; i < column.size(); ++i)
            columns.rank[column[i]] = i;
}

Columns columnsOf(const std::vector<int>& layers)
{
    Columns columns{{}, layers, std::vector<std::size_t>(layers.size())};
    columns.boxes.resize(std::size_t(*std::max_element(layers.begin(), layers.end())) + 1);
    for (std::size_t i = 0; i < layers.size(); ++i)
        columns.boxes[std::size_t(layers[i])].push_back(i);
    note(columns);
    return columns;
}

/// What a box is joined to in earlier columns, or in later ones.
Places neighbours(const Graph& graph, const Columns& columns, std::size_t box, bool earlier)
{
    Places found;
    for (const auto* list : {&graph.before[box], &graph.after[box], &graph.beside[box]})
        for (const auto other : *list)
            if (earlier ? columns.layers[other] < columns.layers[box] : columns.layers[other] > columns.layers[box])
                found.push_back(other);
    return found;
}

double mean(const Places& boxes, const std::function<double(std::size_t)>& valueOf)
{
    double sum = 0;
    for (const auto box : boxes)
        sum += valueOf(box);
    return sum / double(boxes.size());
}

/// Orders each column by where its neighbours stand, so that few lines cross.
void untangle(const Graph& graph, Columns& columns)
{
    std::vector<double> wanted(columns.layers.size()); // by box
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        const bool forward = sweep % 2 == 0;
        for (std::size_t i = 0; i < columns.boxes.size(); ++i) {
            auto& column = columns.boxes[forward ? i : columns.boxes.size() - 1 - i];
            for (const auto box : column) {
                const auto others = neighbours(graph, columns, box, forward);
                wanted[box] = others.empty() ? double(columns.rank[box])
                                             : mean(others, [&](std::size_t other) { return double(columns.rank[other]); });
            }
            std::stable_sort(column.begin(), column.end(), [&](std::size_t one, std::size_t other) { return wanted[one] < wanted[other]; });
            for (std::size_t rank = 0; rank < column.size(); ++rank)
                columns.rank[column[rank]] = rank;
        }
    }
}

/// The places nearest to the wanted ones that keep the order and the distances: least squares by pooling adjacent violators.
std::vector<double> heldApart(const std::vector<double>& wanted, const std::vector<double>& distances)
{
    struct Block {
        double sum;
        std::size_t count;
        double mean() const { return sum / double(count); }
    };
    std::vector<Block> blocks;
    std::vector<double> offsets(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        offsets[i] = i == 0 ? 0 : offsets[i - 1] + distances[i - 1];
        blocks.push_back({wanted[i] - offsets[i], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const auto last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    std::vector<double> places;
    for (const auto& block : blocks)
        for (std::size_t i = 0; i < block.count; ++i)
            places.push_back(block.mean() + offsets[places.size()]);
    return places;
}

std::vector<double> rowsOf(const std::vector<MapBox>& boxes, const Graph& graph, const Columns& columns)
{
    std::vector<double> y(boxes.size());
    std::vector<std::vector<double>> distances;
    for (const auto& column : columns.boxes) {
        std::vector<double> apart;
        double at = 0;
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (i > 0) {
                apart.push_back((boxes[column[i - 1]].height + boxes[column[i]].height) / 2 + gapBetweenBoxes);
                at += apart.back();
            }
            y[column[i]] = at;
        }
        distances.push_back(std::move(apart));
    }
    for (int sweep = 0; sweep < sweeps; ++sweep)
        for (std::size_t i = 0; i < columns.boxes.size(); ++i) {
            const bool forward = sweep % 2 == 1;
            const auto place = forward ? i : columns.boxes.size() - 1 - i;
            const auto& column = columns.boxes[place];
            std::vector<double> wanted;
            for (const auto box : column) {
                const auto others = neighbours(graph, columns, box, forward);
                wanted.push_back(others.empty() ? y[box] : mean(others, [&](std::size_t other) { return y[other]; }));
            }
            const auto held = heldApart(wanted, distances[place]);
            for (std::size_t k = 0; k < column.size(); ++k)
                y[column[k]] = held[k];
        }
    return y;
}

std::vector<double> linesOf(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties, const Columns& columns)
{
    const auto count = columns.boxes.size();
    std::vector<double> gaps(count, leastColumnGap); // behind each column
    for (const auto& tie : ties) {
        const auto layer = std::size_t(std::min(columns.layers[std::size_t(tie.from)], columns.layers[std::size_t(tie.to)]));
        gaps[layer] = std::max(gaps[layer], tie.room + aroundWords);
    }
    std::vector<double> x(boxes.size());
    double left = 0;
    for (std::size_t i = 0; i < count; ++i) {
        double widest = 0;
        for (const auto box : columns.boxes[i])
            widest = std::max(widest, boxes[box].width);
        for (const auto box : columns.boxes[i])
            x[box] = left + widest / 2;
        left += widest + gaps[i];
    }
    return x;
}

} // namespace

std::vector<Point> layered(const std::vector<MapBox>& boxes, const std::vector<MapTie>& ties)
{
    if (boxes.empty())
        return {};
    auto graph = graphOf(boxes.size(), ties);
    breakCircles(graph);
    auto columns = columnsOf(layersOf(graph));
    untangle(graph, columns);
    const auto x = linesOf(boxes, ties, columns);
    const auto y = rowsOf(boxes, graph, columns);
    std::vector<Point> places;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        places.push_back({x[i], y[i]});
    return places;
}

} // namespace counterpoint::figure::map_layout

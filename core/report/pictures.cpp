#include "core/report/pictures.h"
#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace counterpoint::report {

std::vector<QByteArray> picturesOf(const Document& document, const RenderFigure& renderFigure)
{
    std::vector<QByteArray> pictures(document.blocks.size());
    if (!renderFigure)
        return pictures;
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto block = next++; block < pictures.size(); block = next++)
            if (const auto* figure = std::get_if<Figure>(&document.blocks[block]))
                pictures[block] = renderFigure(figure->drawing, look::pictureScale);
    };
    const auto figures = std::count_if(document.blocks.begin(), document.blocks.end(),
                                       [](const Block& block) { return std::holds_alternative<Figure>(block); });
    const auto helpers = std::min<std::ptrdiff_t>(figures, std::max(1U, std::thread::hardware_concurrency())) - 1;
    std::vector<std::future<void>> running;
    for (std::ptrdiff_t helper = 0; helper < helpers; ++helper)
        running.push_back(std::async(std::launch::async, work));
    work();
    for (auto& one : running)
        one.get();
    return pictures;
}

} // namespace counterpoint::report

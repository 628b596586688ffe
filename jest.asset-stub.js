// What an imported style sheet or image is in a test: a name, and nothing to draw.
export default 'asset';
